from pathlib import Path

import pytest

from bot.guidebook.load import load_or_raise
from bot.reports.names import Names
from bot.reports.template import Template, load_templates
from bot.texts import Texts, load_texts

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts(ROOT / "locales")["vi"]


@pytest.fixture(scope="session")
def names() -> Names:
    return Names.of(load_or_raise(ROOT / "guides"))


@pytest.fixture(scope="session")
def template() -> Template:
    return load_templates(None)[0]
