"""The month's messages: counted, told to the operator, and ended with kind words."""

from structlog.testing import capture_logs

from bot.channels.zalo_bot import Means, Plan, Words
from bot.dialogue.message import Reply
from tests.channels.desk import Desk, until
from tests.channels.zalo_bot.desk import Ledger, polling
from tests.fake_zalo_bot import FakeZaloBot

MEANS = Means(words={"vi": Words(last="Đây là tin cuối trong tháng."), "en": Words(last="This is the last.")})
PLAN = Plan(messages=100)


async def test_both_ways_are_counted_once(server: FakeZaloBot) -> None:
    server.api.updates.times = 3
    ledger, desk = Ledger(), Desk()
    async with polling(server, desk, ledger=ledger, plan=PLAN):
        person = server.person()
        await person.asks("một")
        await person.asks("hai")
        await until(lambda: not server.api.updates and not desk.in_outbox)
    assert (ledger.received, ledger.sent) == (2, 2)


async def test_the_operator_is_told_once_at_eighty_percent(server: FakeZaloBot) -> None:
    ledger = Ledger(received=39, sent=38)
    with capture_logs() as logs:
        async with polling(server, Desk(), ledger=ledger, plan=PLAN):
            person = server.person()
            for number in range(4):
                await person.asks(str(number))
            await until(lambda: ledger.sent == 42)
    told = [(entry["used"], entry["of"]) for entry in logs if entry["event"] == "zalo_bot.quota"]
    assert told == [(80, 100)]


async def test_messages_to_people_alone_count_where_zalo_counts_so(server: FakeZaloBot) -> None:
    ledger = Ledger(received=1000, sent=10)
    plan = Plan(messages=100, both_ways=False)
    async with polling(server, Desk(), ledger=ledger, plan=plan):
        assert (await server.person().asks("chào")).words == "nghe chào"


async def test_near_the_end_everybody_gets_one_kind_last_message(server: FakeZaloBot) -> None:
    ledger, desk = Ledger(sent=95), Desk()
    with capture_logs() as logs:
        async with polling(server, desk, ledger=ledger, plan=PLAN, means=MEANS):
            first, second = server.person(), server.person()
            heard = [await first.asks("chào"), await second.asks("chào")]
            first.says("nữa")
            await until(lambda: len(desk.effects) == 3 and not desk.in_outbox)
    assert [one.text for one in heard] == ["nghe chào\n\nĐây là tin cuối trong tháng."] * 2
    assert (len(first.messages), len(second.messages)) == (1, 1)
    assert [entry["event"] for entry in logs if "quota" in entry["event"]] == ["zalo_bot.quota_ends"]


async def test_the_last_words_are_in_the_language_of_the_chat(server: FakeZaloBot) -> None:
    desk = Desk(lambda _: Reply(text="heard", language="en"))
    async with polling(server, desk, ledger=Ledger(sent=95), plan=PLAN, means=MEANS):
        assert (await server.person().asks("hello")).text == "heard\n\nThis is the last."


async def test_when_nothing_is_left_nothing_is_sent_but_all_is_recorded(server: FakeZaloBot) -> None:
    ledger, desk = Ledger(sent=100), Desk()
    async with polling(server, desk, ledger=ledger, plan=PLAN):
        person = server.person()
        person.says("ghi H-012")
        await until(lambda: desk.effects and not desk.in_outbox)
    assert (desk.effects, person.messages, server.calls["sendMessage"]) == (["ghi H-012"], [], 0)


async def test_with_the_next_month_it_answers_again(server: FakeZaloBot) -> None:
    ledger, desk = Ledger(sent=100), Desk()
    async with polling(server, desk, ledger=ledger, plan=PLAN):
        person = server.person()
        person.says("tháng này")
        await until(lambda: desk.effects and not desk.in_outbox)
        ledger.sent = 0
        assert (await person.asks("tháng sau")).words == "nghe tháng sau"


async def test_a_plan_without_end_has_none(server: FakeZaloBot) -> None:
    async with polling(server, Desk(), ledger=Ledger(sent=10**6), plan=Plan(messages=None)):
        assert (await server.person().asks("chào")).words == "nghe chào"


async def test_a_count_that_cannot_be_written_costs_nobody_the_answer(server: FakeZaloBot) -> None:
    class Broken(Ledger):
        async def count(self, *_: object, **__: object) -> tuple[int, int]:
            raise OSError("full")

    desk = Desk()
    async with polling(server, desk, ledger=Broken(), plan=PLAN):
        person = server.person()
        await person.asks("chào")
        await until(lambda: not desk.in_outbox)
    assert len(person.messages) == 1
