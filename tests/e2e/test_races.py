"""What a slow machine or an impatient reader does: replies that come late, or all at once."""

from steps import EVERYWHERE, RATE, ask

LATE = """
window.late = new Promise((done) => { window.deliver = done; });
const plain = window.fetch;
window.fetch = async (...given) => {
    const reply = await plain(...given);
    if (`${given[0].url ?? given[0]}`.includes("/run/predict")) {
        window.held = true;
        await window.late;
    }
    return reply;
};
"""
"""Holds back what the page asks for when it opens, until `deliver()`."""

CLOSING = """
const plain = window.fetch;
window.fetch = async (...given) => {
    const reply = await plain(...given);
    if (!`${given[0].url ?? given[0]}`.includes("/queue/data")) return reply;
    const read = new TextDecoder(), write = new TextEncoder();
    const body = reply.body.pipeThrough(new TransformStream({async transform(chunk, to) {
        const text = read.decode(chunk, {stream: true});
        const at = text.search(/data:[^\\n]*close_stream/);
        if (at < 0) return to.enqueue(chunk);
        to.enqueue(write.encode(text.slice(0, at)));
        await new Promise((done) => setTimeout(done, 1500));
        to.enqueue(write.encode(text.slice(at)));
    }}));
    return new Response(body, {status: reply.status, headers: reply.headers});
};
"""
"""Tells the page late that its stream of answers was closed."""


def test_a_question_asked_before_the_page_has_all_its_words_is_kept(open_page):
    page = open_page(before=LATE)
    page.wait_for_function("window.held")
    assert "84.54%" in ask(page, RATE).inner_text()
    page.evaluate("deliver()")
    page.wait_for_timeout(1000)
    assert "84.54%" in page.locator("#chat .bot .yj-message").inner_text()
    assert page.locator("#quote-1-1").is_visible()


def test_a_question_asked_while_the_stream_of_answers_closes_is_answered(open_page):
    page = open_page(before=CLOSING)
    ask(page, RATE)
    assert "722件" in ask(page, EVERYWHERE).inner_text()
