from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.capture_answer import CaptureAnswer


T = TypeVar("T", bound="CaptureRule")


@_attrs_define
class CaptureRule:
    """CaptureRule of the document."""

    id: int
    answer: CaptureAnswer | None
    type_: Any
    match: Any
    headers: Any
    url: Any
    method: Any
    nth: int
    times: int | None
    latency: None | str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        from ..models.capture_answer import CaptureAnswer  # noqa: PLC0415

        id = self.id

        answer: dict[str, Any] | None
        if isinstance(self.answer, CaptureAnswer):
            answer = self.answer.to_dict()
        else:
            answer = self.answer

        type_ = self.type_

        match = self.match

        headers = self.headers

        url = self.url

        method = self.method

        nth = self.nth

        times: int | None
        times = self.times

        latency: None | str
        latency = self.latency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "answer": answer,
                "type": type_,
                "match": match,
                "headers": headers,
                "url": url,
                "method": method,
                "nth": nth,
                "times": times,
                "latency": latency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.capture_answer import CaptureAnswer  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_answer(data: object) -> CaptureAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answer_type_0 = CaptureAnswer.from_dict(data)

                return answer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CaptureAnswer | None, data)

        answer = _parse_answer(d.pop("answer"))

        type_ = d.pop("type")

        match = d.pop("match")

        headers = d.pop("headers")

        url = d.pop("url")

        method = d.pop("method")

        nth = d.pop("nth")

        def _parse_times(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        times = _parse_times(d.pop("times"))

        def _parse_latency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        latency = _parse_latency(d.pop("latency"))

        _model = cls(
            id=id,
            answer=answer,
            type_=type_,
            match=match,
            headers=headers,
            url=url,
            method=method,
            nth=nth,
            times=times,
            latency=latency,
        )

        return _model
