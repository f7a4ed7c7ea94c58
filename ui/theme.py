"""Colours and fonts. Only fonts of the reader's own machine: a web font would be a request."""

from ui.toolkit import gr

SANS = (
    "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC",
    "Source Han Sans SC", "system-ui", "sans-serif",
)  # fmt: skip
MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def theme() -> gr.themes.Base:
    """Gradio's plainest theme with the page's paper, ink and seal red."""
    base = gr.themes.Base(
        primary_hue=gr.themes.colors.red,
        neutral_hue=gr.themes.colors.stone,
        font=list(SANS),
        font_mono=list(MONO),
    )
    return base.set(
        body_background_fill="var(--yj-paper)",
        body_background_fill_dark="var(--yj-paper)",
        body_text_color="var(--yj-ink)",
        body_text_color_dark="var(--yj-ink)",
        button_primary_background_fill="var(--yj-seal)",
        button_primary_background_fill_dark="var(--yj-seal)",
        button_primary_background_fill_hover="var(--yj-seal-strong)",
        button_primary_background_fill_hover_dark="var(--yj-seal-strong)",
        button_primary_text_color="#fff",
        button_primary_text_color_dark="#fff",
    )
