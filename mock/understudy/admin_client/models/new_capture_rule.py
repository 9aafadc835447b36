from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.capture_answer import CaptureAnswer
    from ..models.new_capture_rule_headers_type_0 import NewCaptureRuleHeadersType0


T = TypeVar("T", bound="NewCaptureRule")


@_attrs_define
class NewCaptureRule:
    """NewCaptureRule of the document."""

    answer: CaptureAnswer
    type_: None | str | Unset = UNSET
    match: Any | Unset = UNSET
    headers: NewCaptureRuleHeadersType0 | None | Unset = UNSET
    url: None | str | Unset = UNSET
    method: None | str | Unset = UNSET
    nth: int | Unset = UNSET
    times: int | None | Unset = UNSET
    latency: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        from ..models.new_capture_rule_headers_type_0 import NewCaptureRuleHeadersType0  # noqa: PLC0415

        answer = self.answer.to_dict()

        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        match = self.match

        headers: dict[str, Any] | None | Unset
        if isinstance(self.headers, Unset):
            headers = UNSET
        elif isinstance(self.headers, NewCaptureRuleHeadersType0):
            headers = self.headers.to_dict()
        else:
            headers = self.headers

        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        method: None | str | Unset
        if isinstance(self.method, Unset):
            method = UNSET
        else:
            method = self.method

        nth = self.nth

        times: int | None | Unset
        if isinstance(self.times, Unset):
            times = UNSET
        else:
            times = self.times

        latency: None | str | Unset
        if isinstance(self.latency, Unset):
            latency = UNSET
        else:
            latency = self.latency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_
        if match is not UNSET:
            field_dict["match"] = match
        if headers is not UNSET:
            field_dict["headers"] = headers
        if url is not UNSET:
            field_dict["url"] = url
        if method is not UNSET:
            field_dict["method"] = method
        if nth is not UNSET:
            field_dict["nth"] = nth
        if times is not UNSET:
            field_dict["times"] = times
        if latency is not UNSET:
            field_dict["latency"] = latency

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.capture_answer import CaptureAnswer  # noqa: PLC0415
        from ..models.new_capture_rule_headers_type_0 import NewCaptureRuleHeadersType0  # noqa: PLC0415

        d = dict(src_dict)
        answer = CaptureAnswer.from_dict(d.pop("answer"))

        def _parse_type_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        type_ = _parse_type_(d.pop("type", UNSET))

        match = d.pop("match", UNSET)

        def _parse_headers(data: object) -> NewCaptureRuleHeadersType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                headers_type_0 = NewCaptureRuleHeadersType0.from_dict(data)

                return headers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewCaptureRuleHeadersType0 | None | Unset, data)

        headers = _parse_headers(d.pop("headers", UNSET))

        def _parse_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        url = _parse_url(d.pop("url", UNSET))

        def _parse_method(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        method = _parse_method(d.pop("method", UNSET))

        nth = d.pop("nth", UNSET)

        def _parse_times(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        times = _parse_times(d.pop("times", UNSET))

        def _parse_latency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        latency = _parse_latency(d.pop("latency", UNSET))

        _model = cls(
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
