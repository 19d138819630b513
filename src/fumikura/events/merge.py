"""Events in, one for each thing that took place out: what one clause tells twice, what is told again elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fumikura.records import Event

# what happens once on its day, so that a second telling with the same word and day is the same
_ONCE = frozenset({"meeting", "communication", "promulgation", "entry into force", "enactment", "appointment", "life"})
_EXACT = frozenset({"day", "month"})


def merged(events: Iterable[Event]) -> list[Event]:
    """Return events in the order of the text, retellings brought together with every place kept."""
    kept: list[Event] = []
    alike: dict[tuple[str, str | None, str | None], list[int]] = {}
    for event in sorted(events, key=lambda one: (one.start, -one.end)):
        places_of = alike.setdefault((event.type, event.begin, event.end_date), [])
        at = next((at for at in places_of if _within(event, kept[at]) or _again(event, kept[at])), None)
        if at is None:
            places_of.append(len(kept))
            kept.append(event)
            continue
        first = kept[at]
        actors = tuple(dict.fromkeys([*first.actors, *event.actors]))
        inside = first.start <= event.start and event.end <= first.end
        places = first.mentions if inside else (*first.mentions, (event.start, event.end, event.line))
        kept[at] = replace(first, actors=actors, mentions=places)
    return kept


def _within(event: Event, other: Event) -> bool:
    """Tell an event that stands inside of another: 第2セッション in 第2セッションで議論した."""
    return other.start <= event.start and event.end <= other.end


def _again(event: Event, other: Event) -> bool:
    """Tell a retelling: the same word and stated day, and somebody who takes part in both."""
    if event.type not in _ONCE or event.basis != "own" or other.basis != "own" or event.precision not in _EXACT:
        return False
    if (event.cue, event.time) != (other.cue, other.time):
        return False
    return not event.actors or not other.actors or bool(set(event.actors) & set(other.actors))
