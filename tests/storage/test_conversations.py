from datetime import timedelta

from bot.storage.conversations import Loaded, Waiting
from bot.storage.database import Database
from tests.clock import Clock
from tests.storage.crew import a_crew

LAN = ("terminal", "lan")
MINH = ("terminal", "minh")


async def say(database: Database, conversation: tuple[str, str], delivery_id: str, session: str) -> Loaded:
    async with database.transaction() as transaction:
        loaded = await transaction.conversations.load(conversation, delivery_id)
        await transaction.conversations.remember(
            conversation,
            session=session,
            person_id=None,
            delivery_id=delivery_id,
            reply=f"reply to {delivery_id}",
            known=loaded.known,
        )
    return loaded


async def load(database: Database, conversation: tuple[str, str], delivery_id: str) -> Loaded:
    async with database.transaction() as transaction:
        return await transaction.conversations.load(conversation, delivery_id)


async def test_a_stranger_is_not_known(database: Database) -> None:
    assert await load(database, LAN, "1") == Loaded(session=None, person_id=None, reply=None, known=False)


async def test_a_conversation_goes_on_where_it_was(database: Database) -> None:
    await say(database, LAN, "1", "step 1")
    await say(database, LAN, "2", "step 2")
    assert await load(database, LAN, "3") == Loaded("step 2", None, None, known=True)


async def test_a_repeated_delivery_brings_the_stored_reply(database: Database) -> None:
    await say(database, LAN, "1", "step 1")
    assert (await load(database, LAN, "1")).reply == "reply to 1"


async def test_the_same_delivery_id_on_another_channel_is_another_message(database: Database) -> None:
    await say(database, LAN, "1", "step 1")
    assert (await load(database, ("telegram", "7"), "1")).reply is None


async def test_two_people_have_two_conversations(database: Database) -> None:
    await say(database, LAN, "1", "step 1")
    await say(database, MINH, "2", "menu")
    assert [(await load(database, who, "9")).session for who in (LAN, MINH)] == ["step 1", "menu"]


async def test_who_joined_is_known_by_the_conversation(database: Database) -> None:
    async with database.transaction() as transaction:
        person = (await a_crew(transaction)).lead
        await transaction.conversations.remember(
            LAN, session="menu", person_id=person.id, delivery_id="1", reply="r", known=False
        )
    assert (await load(database, LAN, "2")).person_id == person.id


async def test_old_deliveries_are_forgotten_and_new_ones_kept(database: Database, clock: Clock) -> None:
    await say(database, LAN, "old", "menu")
    clock.forward(timedelta(days=8))
    await say(database, LAN, "new", "menu")
    async with database.transaction() as transaction:
        assert await transaction.conversations.prune(clock() - timedelta(days=7)) == 1
    replies = [(await load(database, LAN, delivery)).reply for delivery in ("old", "new")]
    assert replies == [None, "reply to new"]


async def test_kept_replies_wait_in_order_until_they_are_carried(database: Database) -> None:
    async with database.transaction() as transaction:
        first = await transaction.outbox.keep(LAN, "one")
        second = await transaction.outbox.keep(MINH, "two")
        await transaction.outbox.keep(("telegram", "7"), "elsewhere")
    async with database.transaction() as transaction:
        assert await transaction.outbox.kept("terminal") == [
            Waiting(first, "terminal", "lan", "one"),
            Waiting(second, "terminal", "minh", "two"),
        ]
        await transaction.outbox.carried(first)
        assert [kept.id for kept in await transaction.outbox.kept("terminal")] == [second]


async def test_nothing_waits_for_a_person_who_has_blocked_the_bot(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.outbox.keep(LAN, "one")
        await transaction.outbox.keep(MINH, "two")
        await transaction.conversations.unreachable(LAN)
        await transaction.outbox.drop(LAN)
        assert [kept.address for kept in await transaction.outbox.kept("terminal")] == ["minh"]


async def test_who_writes_again_can_be_reached_again(database: Database) -> None:
    await say(database, LAN, "1", "menu")
    async with database.transaction() as transaction:
        await transaction.conversations.unreachable(LAN)
    assert await unreachable(database) == [True]
    await say(database, LAN, "2", "menu")
    assert await unreachable(database) == [False]


async def unreachable(database: Database) -> list[bool]:
    async with database.transaction() as transaction:
        rows = await transaction.connection.exec_driver_sql("SELECT unreachable_at FROM conversations")
        return [row[0] is not None for row in rows]
