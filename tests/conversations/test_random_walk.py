"""People who press and type anything in any order: always an answer within the limits, never an apology."""

import random

import pytest

from bot.dialogue.message import MOST_CHARACTERS, MOST_CHOICES, Attachment, Press, Reply
from bot.domain.people import Role
from bot.storage.database import Database
from tests.chat import Chat, written

SAID = (
    "quên mật khẩu vneid", "vneid", "tải ứng dụng vneid ở đâu", "đổi điện thoại mới thì vneid làm sao", "qr", "giá vàng",
    "1", "2", "3", "5", "0", "99", "tiếp", "quay lại", "thôi", "kẹt", "máy tôi khác", "menu", "trợ giúp", "danh mục",
    "english", "tiếng việt", "ghi", "ghi H-001 vneid 2 người hôm qua", "ghi quét qr", "H-001", "h2", "H-999", "hoàn tác",
    "sửa", "báo cáo", "báo cáo tuần trước", "báo cáo 2026-W46", "tuần của tôi", "mời", "mã mời", "tham gia",
    "tham gia AAAA-BBBB", "chị Hoa", "7", "19/11", "hôm qua", "chuyển lên xã", "", "🙏", "/start", "/start g_vneid-cai-dat",
    "/start join_AAAABBBB", "/start x", "hộ mới", "không", "ok", "xong rồi", "nó báo lỗi", "bước mấy rồi",
)  # fmt: skip
TURNS = 120


class Somebody:
    def __init__(self, chat: Chat, name: str, chance: random.Random) -> None:
        self._chat, self._name, self._random = chat, name, chance
        self._seen: list[Reply] = []

    async def does_something(self) -> None:
        """Mostly a button of the last message; sometimes an old one, words, or a picture."""
        kind = self._random.random()
        last = self._seen[-1] if self._seen else None
        if last and last.choices and kind < 0.5:
            reply = await self._press(last)
        elif kind < 0.6 and self._seen:
            reply = await self._press(self._random.choice(self._seen))
        elif kind < 0.63:
            reply = await self._chat.says(self._name, attachment=self._random.choice(list(Attachment)))
        else:
            reply = await self._chat.says(self._name, self._random.choice(SAID))
        self._seen.append(reply)
        assert 0 < len(reply.text) <= MOST_CHARACTERS
        assert len(reply.choices) <= MOST_CHOICES
        assert not any(word in reply.text for word in ("trục trặc", "went wrong on my side")), written(reply)
        assert all(choice.label and len(f"{reply.turn}:{choice.value}") <= 64 for choice in reply.choices)

    async def _press(self, reply: Reply) -> Reply:
        value = self._random.choice(reply.choices).value if reply.choices else "nothing"
        return await self._chat.send(self._chat.message(self._name, pressed=Press(reply.turn, value)))


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_people_do_they_are_answered(chat: Chat, database: Database, seed: int) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        await transaction.households.open(team.id, None)
        codes = [await transaction.invitations.invite(team.id, role) for role in (Role.LEAD, Role.VOLUNTEER)]
    for name, invitation in zip(("TT", "TV"), codes, strict=True):
        await chat.says(name, invitation.code or "")
    chance = random.Random(seed)
    people = [Somebody(chat, name, chance) for name in ("Dân", "TV", "TT")]
    for _ in range(TURNS):
        await chance.choice(people).does_something()
