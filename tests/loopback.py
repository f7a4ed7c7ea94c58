"""An OpenAI-compatible chat server on 127.0.0.1 that plays a script: real HTTP, streamed."""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Say:
    """A message; `pause` seconds before each piece, broken off after `cut` pieces."""

    text: str
    pause: float = 0.0
    cut: int | None = None


@dataclass(frozen=True)
class Fail:
    """An HTTP error."""

    status: int


@dataclass
class Loopback:
    """The server's script, played a step a request (the last one again and again), and its log."""

    script: list
    url: str = ""
    asked: list = field(default_factory=list)

    def next(self, request):
        self.asked.append(request)
        return self.script[min(len(self.asked), len(self.script)) - 1]


def claims(*given):
    """The JSON that the prompt asks for: (text, (passage, words), …) each."""
    body = [
        {"text": text, "quotes": [{"passage": n, "text": words} for n, words in quotes]}
        for text, *quotes in given
    ]
    return json.dumps({"claims": body}, ensure_ascii=False)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hangs up, as after a time-out, is part of the play."""


@contextmanager
def serving(*script):
    """Serve a script on a free port of 127.0.0.1."""
    loop = Loopback(list(script))
    server = _Server(("127.0.0.1", 0), _handler(loop))
    loop.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        server.shutdown()
        server.server_close()


def _handler(loop):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_POST(self):
            length = int(self.headers["Content-Length"])
            request = json.loads(self.rfile.read(length))
            step = loop.next(request)
            if isinstance(step, Fail):
                self._whole(step.status, {"error": {"message": "as scripted", "type": "x"}})
            elif request.get("stream"):
                self._stream(step)
            else:
                message = {"role": "assistant", "content": step.text}
                choice = {"index": 0, "message": message, "finish_reason": "stop"}
                body = {"id": "c", "object": "chat.completion", "created": 0, "model": "m"}
                self._whole(200, body | {"choices": [choice]})

        def _whole(self, status, body):
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Retry-After-Ms", "1")
            self.end_headers()
            self.wfile.write(data)

        def _stream(self, step):
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            pieces = [step.text[at : at + 12] for at in range(0, len(step.text), 12)]
            try:
                for number, piece in enumerate(pieces):
                    if number == step.cut:
                        self.close_connection = True
                        return
                    time.sleep(step.pause)
                    self._event({"content": piece, "role": "assistant"}, None)
                self._event({}, "stop")
                self._chunk("data: [DONE]\n\n")
                self._chunk("")
            except OSError:
                self.close_connection = True

        def _event(self, delta, reason):
            choice = {"index": 0, "delta": delta, "finish_reason": reason}
            body = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m"}
            self._chunk(f"data: {json.dumps(body | {'choices': [choice]})}\n\n")

        def _chunk(self, text):
            data = text.encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()

    return Handler
