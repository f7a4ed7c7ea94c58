"""What a reader does on the page, for the tests in a browser."""

RATE = "瓯海区人大2024年代表建议的满意率是多少？"
EVERYWHERE = "各份报告里，代表建议共有多少件？"
NOWHERE = "宁波市2024年的地区生产总值是多少？"


def ask(page, question):
    """Type, press Enter, wait for the reply; the message that came."""
    replies = page.locator("#chat .bot .yj-message")
    before = replies.count()
    box = page.locator("#question textarea")
    box.fill(question)
    box.press("Enter")
    answered(page, before)
    return replies.last


def answered(page, before):
    """Wait for more replies than there were, one to each question, the last of them whole."""
    page.wait_for_function(
        """before => {
            const count = (who) => document.querySelectorAll(`#chat .${who} .yj-message`).length;
            const replies = count("bot");
            return replies > before && replies === count("user")
                && !document.querySelector("#chat .yj-pending");
        }""",
        arg=before,
    )


def tab(page, name):
    """Go to a tab by the name on it."""
    page.get_by_role("tab", name=name, exact=True).click()


def choose(page, label, option):
    """Choose in a list that takes several."""
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option).click()
    page.keyboard.press("Escape")


def upload(page, *files):
    """Send files and wait for what came of them; its lines."""
    tab(page, "报告")
    page.locator("#upload input[type=file]").set_input_files([str(file) for file in files])
    lines = page.locator(".yj-outcome li")
    lines.nth(len(files) - 1).wait_for()
    return lines.all_inner_texts()


def in_view(locator):
    """Whether an element comes to rest on the screen, in the part of its panel scrolled to."""
    return locator.evaluate("""async (element) => {
        const pause = () => new Promise((done) => setTimeout(done, 150));
        let last = NaN;
        for (let n = 0; n < 40; n++) {
            await pause();
            const box = element.getClientRects()[0];
            const x = box.x + Math.min(20, box.width / 2);
            if (box.y === last && element.contains(document.elementFromPoint(x, box.y + 8)))
                return true;
            last = box.y;
        }
        return false;
    }""")


def fits(page):
    """Whether nothing needs scrolling sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")
