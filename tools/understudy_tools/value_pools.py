"""`python -m understudy_tools.value_pools`: the names of people, firms and streets that mocks pick from, by Faker.

Faker is seeded with a constant for each pool: what stands in one must not hang on the others. Another version of Faker
has other names.
"""

from __future__ import annotations

from pathlib import Path

from understudy.values import pools

TARGET = Path(pools.__file__).with_name("pools.txt")
_PROVIDERS = ("first_name", "last_name", "company", "street_name", "job")
_SIZE = 96
_SEED = 20250101


def drawn() -> str:
    """A line for each pool: its language and what it holds, then the values."""
    from faker import Faker

    lines = []
    for language, locale in pools.LANGUAGES.items():
        faker = Faker(locale)
        for provider in _PROVIDERS:
            faker.seed_instance(_SEED)
            values = [str(faker.format(provider)) for _ in range(_SIZE)]
            lines.append(f"{language} {provider}\t{'|'.join(values)}\n")
    return "".join(lines)


if __name__ == "__main__":
    TARGET.write_text(drawn(), encoding="utf-8")
