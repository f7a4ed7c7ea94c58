"""The page: chat on one side, evidence on the other."""

import importlib.resources
import time
from collections.abc import Iterator, Sequence
from typing import Any

from rag.assistant import Assistant
from rag.report import Report
from ui.conversation import Turns, answered, asked, messages, panel
from ui.server import free_port, no_proxy
from ui.theme import theme
from ui.toolkit import gr

EXAMPLES = (
    ("瓯海区人大2024年代表建议的满意率是多少？", "瓯海"),
    ("各份报告里，代表建议共有多少件？", "富阳"),
    ("“两去两回”是什么意思？", "瓯海"),
    ("What was the satisfaction rate of deputy suggestions in Ouhai in 2024?", "瓯海"),
)
"""(question, place): shown where a report of the place is in the store."""

_HEADER = """
<header class="yj-header" lang="zh-CN">
<span class="yj-seal" aria-hidden="true">引</span>
<div><h1>引据 <span lang="en">Yinju</span></h1>
<p>向工作报告提问，逐字引用，注明出处。
<span lang="en">Ask work reports; every answer is quoted word for word.</span></p></div>
</header>
"""
_PLACEHOLDER = "### 问一个报告里写着的事实\n答案逐字引自报告，报告没有写的不作回答。"
_QUEUED = 64
_AT_ONCE = 4
"""Answers in work at a time: more would only share the same processor."""
_SESSIONS = 500
_NO_UPLOADS = 1
"""Bytes of the largest upload; the page has none, and 0 would mean no limit."""


def build_page(assistant: Assistant) -> gr.Blocks:
    """The page, not launched."""
    with gr.Blocks(title="引据 Yinju", analytics_enabled=False, fill_width=True) as page:
        _html(_HEADER)
        with gr.Row(elem_classes="yj-columns"):
            with gr.Column(elem_classes="yj-chat", min_width=0):
                chat = _chatbot(assistant.reports)
                box, send, clear = _composer()
            with gr.Column(elem_classes="yj-side", min_width=0):
                side = _html(panel((), assistant))
        _wire(assistant, chat, box, send, clear, side)
    # Set on every event alike: nothing of the page is an API for other programs.
    page.queue(api_open=False, max_size=_QUEUED, default_concurrency_limit=_AT_ONCE)
    return page


def examples(reports: Sequence[Report]) -> list[str]:
    """The example questions that these reports answer."""
    return [text for text, place in EXAMPLES if any(place in one.place for one in reports)]


def _html(value: str) -> gr.HTML:
    return gr.HTML(value, js_on_load=None, apply_default_css=False)


def _chatbot(reports: Sequence[Report]) -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat",
        show_label=False,
        container=False,
        height=None,
        placeholder=_PLACEHOLDER,
        examples=[{"text": text} for text in examples(reports)],
        latex_delimiters=[],
        allow_file_downloads=False,
        buttons=[],
        feedback_options=None,
    )


def _composer() -> tuple[gr.Textbox, gr.Button, gr.Button]:
    with gr.Row(elem_classes="yj-composer"):
        box = gr.Textbox(
            elem_id="question",
            label="问题 Question",
            placeholder="输入问题 / Ask",
            show_label=False,
            container=False,
            autofocus=True,
            lines=1,
            max_lines=6,
            scale=1,
            min_width=0,
        )
        send = gr.Button("发送", variant="primary", scale=0, min_width=72, elem_id="send")
        clear = gr.Button("清空", variant="secondary", scale=0, min_width=72, elem_id="clear")
    return box, send, clear


def _wire(assistant: Assistant, chat: Any, box: Any, send: Any, clear: Any, side: Any) -> None:
    turns = gr.State(())
    shown = [turns, chat, side, box]
    quiet = {"api_visibility": "private", "show_progress": "hidden"}

    def ask(question: str, before: Turns) -> Iterator[tuple[Any, ...]]:
        if not question.strip():
            yield tuple(gr.skip() for _ in shown)
            return
        now = asked(before, question)
        yield now, messages(now), gr.skip(), ""
        now = answered(now, assistant)
        yield now, messages(now), panel(now, assistant), gr.skip()

    def ask_example(before: Turns, chosen: gr.SelectData) -> Iterator[tuple[Any, ...]]:
        yield from ask(chosen.value["text"], before)

    def restart() -> tuple[Any, ...]:
        return (), [], panel((), assistant), ""

    asking = [
        gr.on([box.submit, send.click], ask, [box, turns], shown, **quiet),
        chat.example_select(ask_example, [turns], shown, **quiet),
    ]
    # An answer still in work would otherwise come back into the emptied conversation.
    gr.on([clear.click, chat.clear], restart, None, shown, cancels=asking, **quiet)


def launch(assistant: Assistant, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the page until Ctrl-C; port 0 means any. A port in use is a `SettingsError`."""
    page = build_page(assistant)
    open_port = free_port(host, port)
    with no_proxy():
        _, address, _ = page.launch(**_options(host, open_port))
    try:
        print(f"引据 Yinju: {address} (Ctrl-C to stop)", flush=True)  # noqa: T201  for the terminal
        while True:  # an Event would not wake for Ctrl-C on Windows
            time.sleep(60)
    except KeyboardInterrupt:
        page.close(verbose=False)


def _options(host: str, port: int) -> dict[str, Any]:
    """Gradio's defaults share, count and show more than a page of one's own should."""
    return {
        "server_name": f"[{host}]" if ":" in host else host,
        "server_port": port,
        "prevent_thread_lock": True,
        "quiet": True,
        "share": False,
        "show_error": False,
        "enable_monitoring": False,
        "run_history": False,
        "mcp_server": False,
        "ssr_mode": False,
        "pwa": False,
        "footer_links": [],
        "app_kwargs": {"openapi_url": None},
        "max_file_size": _NO_UPLOADS,
        "state_session_capacity": _SESSIONS,
        "theme": theme(),
        "css": _style(),
        "js": _SCRIPT,
    }


def _style() -> str:
    return importlib.resources.files("ui").joinpath("style.css").read_text("utf-8")


_SCRIPT = """
() => {
  document.documentElement.lang = "zh-CN";
  const copied = (words) => {
    const area = Object.assign(document.createElement("textarea"), {value: words});
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const show = (card) => card?.animate([{background: "var(--yj-mark)"}, {}], 1600);
  document.addEventListener("click", async ({target}) => {
    const link = target.closest("a.yj-ref");
    if (link) show(document.querySelector(link.hash));
    const button = target.closest("[data-copy]");
    if (!button) return;
    // A page served to other machines without TLS has no clipboard interface.
    if (navigator.clipboard) await navigator.clipboard.writeText(button.dataset.copy);
    else copied(button.dataset.copy);
    const label = button.textContent;
    button.textContent = "已复制";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
}
"""
"""The page's language, for fonts and readers; the card that a mark leads to; copying a quote."""
