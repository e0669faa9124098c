"""A small Official Account platform on loopback that keeps Zalo's limits, windows and errors."""

from tests.fake_zalo_oa.person import Person
from tests.fake_zalo_oa.server import FakeZaloOa

__all__ = ["FakeZaloOa", "Person"]
