"""Web pages of others, names pointed at this machine, and what a browser is told to keep to."""

import http.client
import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import address_of, serving
from steps import RATE, ask

CHANGING = (
    "gradio_api/queue/join", "gradio_api/run/search", "gradio_api/call/ask", "gradio_api/upload",
    "gradio_api/cancel", "gradio_api/component_server", "login",
)  # fmt: skip
ASKED = ("", "config", "gradio_api/info", "gradio_api/queue/data?session_hash=x", "theme.css")
ELSEWHERE = "elsewhere.invalid"


def sent(address, path="", method="GET", body=None, **headers):
    """The response to a request with these headers, _ for -; `Host` is the server's own by itself.

    Status, headers and body.
    """
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, f"/{path}", body, named)
    answer = connection.getresponse()
    return answer.status, dict(map(lower, answer.getheaders())), answer.read()


def lower(header):
    return header[0].lower(), header[1]


def post(address, path, **headers):
    body = json.dumps({"data": [RATE, 1]})
    return sent(address, path, "POST", body, Content_Type="application/json", **headers)


def form(address, **headers):
    parts = (
        '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nx\r\n--x--'
    )
    kind = "multipart/form-data; boundary=x"
    return sent(address, "gradio_api/upload", "POST", parts, Content_Type=kind, **headers)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7860", "192.0.2.7", "127.0.0.1.evil.example", "0.0.0.0"]
)
def test_under_another_name_nothing_is_given(address, host):
    assert [sent(address, path, Host=host)[0] for path in ASKED] == [403] * len(ASKED)
    same = f"http://{host}"
    done = [post(address, path, Host=host, Origin=same)[0] for path in CHANGING]
    assert done == [403] * len(CHANGING)
    status, headers, body = sent(address, Host=host, Origin=same)
    assert (status, "--allowed-host" in body.decode()) == (403, True)
    assert not [name for name in headers if name.startswith("access-control-")]


def test_other_pages_change_nothing(address):
    port = urllib.parse.urlsplit(address).port
    origins = (
        "http://evil.example", "null", "https://127.0.0.1", f"http://localhost:{port}",
        f"http://127.0.0.1:{port + 1}", "http://127.0.0.1", "chrome-extension://abc",
    )  # fmt: skip
    for origin in origins:
        done = [post(address, path, Origin=origin)[0] for path in CHANGING]
        assert done == [403] * len(CHANGING), origin
        assert form(address, Origin=origin)[0] == 403
        status, headers, _ = sent(address, "gradio_api/info", Origin=origin)
        assert status == 403
        assert not [name for name in headers if name.startswith("access-control-")]


def test_other_pages_are_not_told_that_they_may(address):
    asking = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "x"}
    for origin in ("http://evil.example", address.rstrip("/")):
        _, headers, _ = sent(address, "gradio_api/run/search", "OPTIONS", Origin=origin, **asking)
        assert not [name for name in headers if name.startswith("access-control-")]


def test_what_another_page_shows_of_this_one_is_refused_and_a_link_is_followed(address):
    shown = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "image"}
    link = {**shown, "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    frame = {**link, "Sec_Fetch_Dest": "iframe"}
    assert sent(address, **link)[0] == 200
    assert sent(address, "config", **shown)[0] == 403
    assert sent(address, **frame)[0] == 403
    assert sent(address, "logout", **link)[0] == 403
    assert sent(address, **{**shown, "Sec_Fetch_Site": "same-site"})[0] == 403
    assert sent(address, Sec_Fetch_Site="none")[0] == 200


def test_its_own_page_and_programs_are_let_in(address):
    own = address.rstrip("/")
    for headers in ({}, {"Origin": own}, {"Origin": own, "Sec_Fetch_Site": "same-origin"}):
        status, _, body = post(address, "gradio_api/run/search", **headers)
        assert (status, "84.54%" in body.decode()) == (200, True)
        assert form(address, **headers)[0] == 200


def test_every_answer_says_what_a_browser_is_to_keep_to(address):
    asked = (("", {}), ("nowhere", {}), ("theme.css", {}), ("", {"Host": "evil.example"}))
    for path, given in asked:
        _, headers, _ = sent(address, path, **given)
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["frame-ancestors"] == "'none'"
        assert policy["connect-src"] == policy["default-src"] == "'self'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_pages_of_other_machines_are_not_fetched(changing, watched, scheme):
    at = f"{scheme}://{ELSEWHERE}/a.png"
    for path in (f"file={at}", f"file/{at}", f"proxy={at}", f"file={urllib.parse.quote(at, '')}"):
        assert sent(changing, f"gradio_api/{path}")[0] == 403
    file = {"path": at, "meta": {"_type": "gradio.FileData"}}
    body = json.dumps({"data": [file, 5]})
    kind = {"Content_Type": "application/json"}
    assert sent(changing, "gradio_api/run/search", "POST", body, **kind)[0] >= 400
    assert ELSEWHERE not in watched.read_text("utf-8")


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_name_that_is_allowed_is_served(folder, address, way):
    names = "192.0.2.7,reports.example.cn"
    options = [one for name in names.split(",") for one in ("--allowed-host", name)]
    given = {"YINJU_ALLOWED_HOSTS": names} if way == "environment" else {}
    with serving(folder, 0, *(options if way == "option" else ()), **given) as server:
        at = address_of(server)
        host, origin = "reports.example.cn", "https://reports.example.cn"
        assert sent(at, Host=host)[0] == 200
        assert sent(at, Host="192.0.2.7:8080")[0] == 200
        assert post(at, "gradio_api/run/search", Host=host, Origin=origin)[0] == 200
        assert post(at, "gradio_api/run/search", Host=host, Origin="https://evil.example")[0] == 403
        assert post(at, "gradio_api/run/search", Origin=origin)[0] == 403
        assert sent(at, Host="evil.example")[0] == 403


def test_on_the_network_the_address_that_is_reached_is_served(folder, address):
    with serving(folder, 0, "--host", "0.0.0.0") as server:
        at = server.stdout.readline().split()[2].replace("localhost", "127.0.0.2")
        assert sent(at)[0] == 200
        assert sent(at, Host="192.0.2.7")[0] == 403
        assert post(at, "gradio_api/run/search", Origin="http://evil.example")[0] == 403


def test_a_cookie_goes_along_with_no_other_sites_request(guarded):
    body, kind = "username=li&password=%E5%AF%86%E7%A0%81%3A1", "application/x-www-form-urlencoded"
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(guarded).netloc, timeout=20)
    connection.request("POST", "/login", body, {"Content-Type": kind})
    cookies = connection.getresponse().headers.get_all("set-cookie")
    assert len(cookies) == 2
    assert ["samesite=lax" in cookie.lower() for cookie in cookies] == [True, True]
    assert ["httponly" in cookie.lower() for cookie in cookies] == [True, True]


@pytest.fixture
def elsewhere():
    """The address of an empty web page of somebody else on this machine."""

    class Page(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>elsewhere</title>")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


TRIED = """async (address) => {
    const tried = async (path, options) => {
        try { return (await fetch(address + path, options)).status; } catch { return "refused"; }
    };
    const files = new FormData();
    files.append("files", new Blob(["x"]), "a.txt");
    const json = {"Content-Type": "application/json"}, credentials = "include", method = "POST";
    const frame = document.createElement("iframe");
    frame.src = address;
    const loaded = new Promise((done) => { frame.onload = () => done(frame.contentDocument); });
    document.body.append(frame);
    await loaded;
    return [
        await tried("gradio_api/info", {credentials}),
        await tried("gradio_api/upload", {method, body: files, credentials}),
        await tried("gradio_api/run/search", {method, body: "{}", headers: json, credentials}),
    ];
}"""


def test_a_page_elsewhere_gets_nothing_in_a_browser(context, address, elsewhere):
    page = context.new_page()
    answered = []
    page.on("response", lambda one: answered.append((one.url.removeprefix(address), one.status)))
    page.goto(elsewhere)
    assert page.evaluate(TRIED, address) == ["refused"] * 3
    assert ("", 403) in answered
    page.close()


def test_the_page_keeps_to_its_own_policy(context, address):
    page = context.new_page()
    said = []
    page.on("console", lambda one: said.append(one.text))
    page.goto(address)
    page.wait_for_function("window.yinju")
    assert "84.54%" in ask(page, RATE).inner_text()
    page.locator(".yj-card .yj-open").first.click()
    page.locator(".yj-reader").wait_for()
    assert [text for text in said if "Content Security Policy" in text] == []
    page.close()
