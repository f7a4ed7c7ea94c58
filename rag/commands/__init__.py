"""Commands of `yinju`, one module each: `register(parser)` says its arguments, `run` does it."""
