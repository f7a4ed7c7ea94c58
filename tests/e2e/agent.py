"""An agent: the official client of MCP, over streamable HTTP."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import httpx


def using(address, *calls, login=None):
    """The tools of a server, and the (fault, result) of each (name, arguments) called in turn.

    `result` is read from JSON; a fault's is its words. `login` is a user and a password.
    """
    from mcp import ClientSession
    from mcp.client.streamable_http import create_mcp_http_client, streamable_http_client

    async def session():
        own = create_mcp_http_client(auth=login and httpx.BasicAuth(*login))
        async with (
            own,
            streamable_http_client(f"{address}gradio_api/mcp/", http_client=own) as (
                read,
                write,
                _,
            ),
            ClientSession(read, write) as agent,
        ):
            await agent.initialize()
            listed = (await agent.list_tools()).tools
            return listed, [_told(await agent.call_tool(*call)) for call in calls]

    return apart(session())


def apart(work):
    """What a coroutine gives, run in a thread: the browser's loop runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def _told(result):
    (part,) = result.content
    return result.isError, part.text if result.isError else json.loads(part.text)
