"""Changes of the source that once survived the tests that should have seen them; `make mutants` runs each of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NAMED", "NamedMutant"]


@dataclass(frozen=True, slots=True)
class NamedMutant:
    """What goes wrong, and the text that stands once in a file of mock/understudy with what is put in its place."""

    words: str
    path: str
    function: str
    old: str
    new: str


NAMED = (
    NamedMutant(
        "a filter with several values matches only the first",
        "operations/selection.py",
        "_test",
        "options = _options(condition, operand)",
        "options = _options(condition, operand)[:1]",
    ),
    NamedMutant(
        "an ETag is made of the first 64 characters",
        "operations/conditional_requests.py",
        "_hash",
        'text.encode("utf-8", "surrogatepass")',
        'text[:64].encode("utf-8", "surrogatepass")',
    ),
    NamedMutant(
        "a merge patch is not nested",
        "operations/patches.py",
        "merge_patch",
        "merge_patch(merged.get(name), value)",
        "value",
    ),
    NamedMutant(
        "a delete cascades one level only",
        "records/service.py",
        "RecordService.remove",
        "in below(self.work, name, self.context.collection(name).parent_count, above):",
        "in below(self.work, name, self.context.collection(name).parent_count, above)"
        " if self.context.collection(name).parent_count == len(above) else ():",
    ),
    NamedMutant(
        "the time of change is not stamped",
        "records/completion.py",
        "stamp",
        "for name in traits.updated:",
        "for name in traits.updated if created else ():",
    ),
    NamedMutant(
        "a 304 has all header fields",
        "stages/respond.py",
        "_not_modified",
        "for name, value in headers if name.lower() in _KEPT)",
        "for name, value in headers)",
    ),
    NamedMutant(
        "clear ignores the parent",
        "operations/write.py",
        "clear",
        "addresses(call.collection.id, parent):\n        record =",
        "addresses(call.collection.id):\n        record =",
    ),
    NamedMutant(
        "times are not in UTC",
        "clock.py",
        "utc_text",
        "    moment = moment.astimezone(UTC)\n",
        "    moment = moment\n",
    ),
    NamedMutant(
        "no cap on a Retry-After date",
        "webhooks/deliver.py",
        "retry_after",
        "min(max(moment - now, timedelta()), _LONGEST)",
        "max(moment - now, timedelta())",
    ),
    NamedMutant(
        "another mock's clock is moved along",
        "clock.py",
        "ManualClock.fresh",
        "return type(self)(self._start)",
        "return self",
    ),
)
