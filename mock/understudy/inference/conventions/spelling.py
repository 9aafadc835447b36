"""Names letter by letter: the words in one, in any script, and Latin letters without their marks.

A name in ASCII stays as it is. `größe` is `grosse` and `año` is `ano`, since most who read code type ASCII; letters of
other scripts stay, as Python takes them in an identifier (PEP 3131: letters and their marks, in form NFKC).
"""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a letter and its marks.
_SPELLED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i"}
_SPELLED |= {"ŋ": "ng", "ŧ": "t", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŀ": "l", "ſ": "s"}
# The shape of a name: `A` a capital, `a` a small letter, `0` a digit, `ª` a letter of a script without capitals.
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|ª+")


def latin(text: str) -> str:
    """A text with its Latin letters in ASCII, every other letter as it is."""
    if text.isascii():
        return text
    found: list[str] = []
    letters = unicodedata.normalize("NFKC", text)
    for letter, after in zip(letters, [*letters[1:], ""], strict=True):
        if unicodedata.combining(letter) and (not found or found[-1].isascii() or not in_word(found[-1])):
            continue  # the mark of a Latin letter, or of none
        spelled = _SPELLED.get(letter.lower(), "")
        if spelled and letter.isupper():
            # `ÆRE` is `AERE`, `Ære` is `Aere`.
            before = found[-1] if found else ""
            all_capitals = after.isupper() or (not after.isalpha() and before.isupper())
            spelled = spelled.upper() if all_capitals else spelled.capitalize()
        base = unicodedata.normalize("NFKD", letter)[:1]
        found.append(spelled or (base if base.isascii() and base.isalpha() else letter))
    return "".join(found)


def words_as_spelled(name: str) -> list[tuple[int, str]]:
    """The words of a name in any case style, each with its place: `perPage` is `per` at 0, `Page` at 3."""
    shape = name if name.isascii() else "".join(map(_shape, name))
    return [(found.start(), name[found.start() : found.end()]) for found in _WORD.finditer(shape)]


def _shape(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter.isupper() or letter.istitle():
        return "A"
    if letter.islower():
        return "a"
    if letter.isdecimal():
        return "0"
    return "ª" if in_word(letter) and letter.isprintable() else " "


def in_word(letter: str) -> bool:
    """Whether a character may stand in a word of a name: a letter, a digit or a mark, which is no letter by itself.

    A few signs that Python takes within identifiers, such as `·`, stand between words.
    """
    return f"a{letter}".isidentifier() and unicodedata.category(letter) not in ("Po", "No")
