"""What a page's own thread does, as Chromium records it."""

import json
from dataclasses import dataclass
from typing import Any

#: What must be recorded.
CATEGORIES = ("devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How long a page took from an answer to a mark, and its longest task meanwhile, all in milliseconds."""

    whole: float
    #: By the clock, which goes on while other processes have the processor.
    longest: float
    #: Of processor time.
    busiest: float


def held(trace: bytes, *, answer: str, mark: str) -> Held:
    """Return what was done from the end of the answer whose address has ``answer`` in it to a mark of the page."""
    events: list[dict[str, Any]] = json.loads(trace)["traceEvents"]
    last = [event for event in events if event["name"] == mark][-1]
    own = [event for event in events if event["pid"] == last["pid"]]
    asked = {
        event["args"]["data"]["requestId"]
        for event in own
        if event["name"] == "ResourceSendRequest" and answer in event["args"]["data"]["url"]
    }
    begun = max(
        event["ts"]
        for event in own
        if event["name"] == "ResourceFinish" and event["args"]["data"]["requestId"] in asked
    )
    tasks = [
        event
        for event in own
        if event["name"] == "RunTask" and event["tid"] == last["tid"] and begun <= event["ts"] <= last["ts"]
    ]
    return Held(
        whole=(last["ts"] - begun) / 1000,
        longest=max(task["dur"] for task in tasks) / 1000,
        busiest=max(task.get("tdur", 0) for task in tasks) / 1000,
    )
