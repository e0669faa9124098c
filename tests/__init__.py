"""Tests; the parts that are used everywhere are chat.py, builders.py and clock.py."""

import pytest

pytest.register_assert_rewrite("tests.chat")
