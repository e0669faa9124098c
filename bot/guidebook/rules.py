"""The content rules: what each looks at, and the tables that give them their numbers."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.domain.guide import Confidence, Guide
from bot.guidebook import contacts, flow, wording
from bot.guidebook.model import is_web_address
from bot.guidebook.shelf import Draft, Hit, Rule, Shelf, ShelfRule
from bot.guidebook.translate import fingerprint
from bot.guidebook.yaml_lines import Place
from bot.search.fold import fold

FEWEST_ASKS = 8
SMALL_BOOK = 10
"""In a book no bigger than this the menu shows every guide, and guides need not lead to one another."""


def one_file(shelf: Shelf) -> Iterator[tuple[Draft, Hit]]:
    first: dict[str, Draft] = {}
    for draft in shelf.guides:
        if (other := first.setdefault(draft.guide.id, draft)) is not draft:
            problem = f"mã “{draft.guide.id}” đã có ở nhóm “{other.guide.topic}”"
            yield draft, Hit((), problem, "Đổi tên một tệp, hoặc xóa tệp thừa.")


def enough_asks(draft: Draft, _: Shelf) -> Iterator[Hit]:
    if (count := len(draft.guide.asks)) < FEWEST_ASKS:
        fix = "Viết thêm: cách nói ngắn, không dấu, tiếng địa phương, lúc bực mình."
        yield Hit(("asks",), f"mới có {count} câu hay hỏi, cần {FEWEST_ASKS}–20", fix)


def asks_differ(draft: Draft, _: Shelf) -> Iterator[Hit]:
    seen: dict[str, int] = {}
    for index, ask in enumerate(draft.guide.asks):
        if (first := seen.setdefault(fold(ask), index)) != index:
            problem = f"câu hay hỏi thứ {index + 1} giống câu thứ {first + 1} (không kể dấu, hoa thường)"
            yield Hit(("asks", index), problem, "Xóa, hoặc thay bằng cách hỏi khác hẳn.")


def nobody_elses_asks(shelf: Shelf) -> Iterator[tuple[Draft, Hit]]:
    first: dict[str, str] = {}
    for draft in (*shelf.guides, *shelf.translations):
        if draft.guide.id in shelf.retired:
            continue
        for index, ask in enumerate(draft.guide.asks):
            if (owner := first.setdefault(fold(ask), draft.guide.id)) != draft.guide.id:
                problem = f"câu “{ask}” đã có ở hướng dẫn “{owner}”"
                yield draft, Hit(("asks", index), problem, "Giữ ở một hướng dẫn, câu kia nói rõ việc hơn.")


def pictures(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    for index, step in enumerate(draft.guide.steps):
        if not step.picture:
            continue
        if step.picture.file not in shelf.pictures:
            problem = f"không có hình “{step.picture.file}” trong guides/pictures"
            yield Hit(
                ("steps", index, "picture"), problem, "Chép hình vào đó, hoặc sửa tên (kể cả hoa thường)."
            )
        if not step.picture.alt:
            fix = "Thêm “picture_alt”: một câu tả hình cho người không nhìn thấy."
            yield Hit(("steps", index, "picture"), f"hình ở bước {index + 1} chưa có lời tả", fix)


def caveat(draft: Draft, _: Shelf) -> Iterator[Hit]:
    partial = draft.guide.confidence is Confidence.PARTIAL
    if partial and draft.guide.caveat is None:
        fix = "Thêm “caveat”: chỗ nào chưa chắc, hỏi lại ở đâu."
        yield Hit(("confidence",), "“confidence: partial” mà thiếu “caveat”", fix)
    if not partial and draft.guide.caveat is not None:
        fix = "Bỏ “caveat”, hoặc đổi thành “confidence: partial”."
        yield Hit(("caveat",), "có “caveat” mà “confidence” là solid", fix)


def sources(draft: Draft, _: Shelf) -> Iterator[Hit]:
    for index, source in enumerate(draft.guide.sources):
        if not is_web_address(source.url):
            problem = f"nguồn thứ {index + 1} không phải địa chỉ trang web: {source.url}"
            yield Hit(("sources", index, "url"), problem, "Chép cả địa chỉ, từ https:// trở đi.")


def not_in_the_future(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    fix = f"Hôm nay là {shelf.today:%d/%m/%Y}; sửa lại ngày."
    if (day := draft.guide.checked) > shelf.today:
        yield Hit(("checked",), f"“checked” là ngày chưa tới ({day:%d/%m/%Y})", fix)
    for index, source in enumerate(draft.guide.sources):
        if source.date and source.date > shelf.today.isoformat():
            problem = f"nguồn thứ {index + 1} đề ngày chưa tới ({source.date})"
            yield Hit(("sources", index, "date"), problem, fix)


def fresh(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    guide = draft.guide
    if guide.is_stale(shelf.today) and not guide.retired:
        due = guide.checked + timedelta(days=guide.review_every)
        problem = f"quá hạn xem lại từ {due:%d/%m/%Y}"
        yield Hit(("checked",), problem, "So lại từng bước với nguồn, rồi sửa ngày “checked”.")


def related(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    for place, other in _leads(draft.guide):
        if other in shelf.retired:
            problem = f"dẫn tới hướng dẫn đã ngừng: {other}"
            yield Hit(place, problem, "Dẫn tới hướng dẫn thay thế nó (“replaced_by”).")
    if unknown := [other for other in draft.guide.related if other not in shelf.ids]:
        problem = f"hướng dẫn liên quan chưa có: {', '.join(unknown)}"
        yield Hit(("related",), problem, "Xem lại mã; nếu sẽ có người viết thì cứ để.")
    if draft.guide.id in draft.guide.related:
        yield Hit(("related",), "“related” nêu chính hướng dẫn này", "Xóa mã này.")


def _leads(guide: Guide) -> Iterator[tuple[Place, str]]:
    """The other guides this one sends people to, and where it does."""
    yield from ((("related", index), other) for index, other in enumerate(guide.related))
    for index, step in enumerate(guide.steps):
        for number, way in enumerate(step.ways):
            if way.guide:
                yield ("steps", index, "choices", number, "guide"), way.guide


def somebody_leads_here(shelf: Shelf) -> Iterator[tuple[Draft, Hit]]:
    if len(shelf.guides) <= SMALL_BOOK:
        return
    reached = {
        other
        for guide in shelf.originals.values()
        for other in (*(other for _, other in _leads(guide)), guide.replaced_by)
        if other != guide.id
    }
    for draft in shelf.guides:
        if draft.guide.id not in reached and not draft.guide.retired:
            fix = "Thêm mã này vào “related” của một hướng dẫn gần nó."
            yield draft, Hit((), "không hướng dẫn nào dẫn tới đây", fix)


def replaced(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    guide = draft.guide
    if not guide.retired:
        if guide.replaced_by:
            fix = "Thêm “retired: true”, hoặc bỏ “replaced_by”."
            yield Hit(("replaced_by",), "có “replaced_by” mà không có “retired: true”", fix)
    elif guide.replaced_by is None:
        fix = "Thêm “replaced_by: <mã hướng dẫn thay thế>”."
        yield Hit(("retired",), "hướng dẫn đã ngừng mà không nêu cái thay thế", fix)
    elif guide.replaced_by not in shelf.ids - shelf.retired:
        problem = f"hướng dẫn thay thế “{guide.replaced_by}” không có, hoặc cũng đã ngừng"
        yield Hit(("replaced_by",), problem, "Nêu một hướng dẫn đang dùng.")


def keeps_up(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    original = shelf.originals[draft.guide.id]
    now = fingerprint(original)
    if draft.made_from is not None and draft.made_from != now:
        fix = f"So lại từng câu với bản tiếng Việt, rồi ghi “made_from: {now}”."
        yield Hit(("made_from",), "lời của bản tiếng Việt đã đổi từ khi dịch", fix)
    if draft.guide.checked != original.checked:
        days = f"dịch từ bản ngày {draft.guide.checked:%d/%m/%Y}, bản tiếng Việt nay là {original.checked:%d/%m/%Y}"
        yield Hit(("checked",), days, "So lại với bản tiếng Việt, rồi chép ngày “checked” của bản đó.")


GUIDE_RULES: Mapping[str, Rule] = {
    "G12": enough_asks,
    "G13": asks_differ,
    "G15": flow.step_ids,
    "G16": flow.gotos,
    "G17": flow.guides,
    "G18": flow.reachable,
    "G19": flow.ends,
    "G21": pictures,
    "G22": caveat,
    "G23": sources,
    "G24": not_in_the_future,
    "G25": fresh,
    "G26": related,
    "G27": replaced,
    "G28": wording.button_quotes,
    "G35": wording.plain_words,
    "G36": wording.short_sentences,
    "G37": contacts.known_numbers,
    "G38": contacts.known_addresses,
    "G39": wording.messages_fit,
}
TRANSLATION_RULES: Mapping[str, Rule] = {
    "G13": asks_differ,
    "G22": caveat,
    "G28": wording.button_quotes,
    "G32": keeps_up,
    "G36": wording.short_sentences,
    "G37": contacts.known_numbers,
    "G38": contacts.known_addresses,
    "G39": wording.messages_fit,
}
SHELF_RULES: Mapping[str, ShelfRule] = {
    "G10": one_file,
    "G14": nobody_elses_asks,
    "G34": somebody_leads_here,
}
