"""A guide in another language: the words of its translation on the bones of the Vietnamese guide."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from bot.domain.guide import Guide, Picture, Step
from bot.guidebook.model import TranslationFile, to_step, words
from bot.guidebook.shelf import Hit

_FIX = "Chép lại khung các bước từ tệp tiếng Việt, rồi chỉ dịch phần chữ."


def translate(guide: Guide, file: TranslationFile) -> Guide:
    """The guide in that language; only for translations of the same shape."""
    steps = tuple(_translate(step, to_step(new)) for step, new in zip(guide.steps, file.steps, strict=True))
    return replace(guide, **words(file), steps=steps, checked=file.checked, language=file.language)  # type: ignore[arg-type]  # the fields are checked by the model


def fingerprint(guide: Guide) -> str:
    """Eight characters that change with every word a translator translates; `asks` and sources do not count."""
    steps = [
        (step.text, step.android, step.iphone, step.warning, step.stuck, step.done, step.ways)
        for step in guide.steps
    ]
    said = (guide.title, guide.summary, guide.audience, guide.fee, guide.prepare, steps, guide.done)
    return sha256(repr((said, guide.problems, guide.turn_to, guide.caveat)).encode()).hexdigest()[:8]


def _translate(step: Step, new: Step) -> Step:
    alt = new.picture.alt if new.picture else ""
    return replace(
        new,
        id=step.id,
        goto=step.goto,
        picture=step.picture and Picture(file=step.picture.file, alt=alt or step.picture.alt),
        ways=tuple(
            replace(way, label=other.label, done=other.done)
            for way, other in zip(step.ways, new.ways, strict=True)
        ),
    )


def differences(guide: Guide, file: TranslationFile) -> Iterator[Hit]:
    """Where a translation has other steps than the guide: a reader would be led astray."""
    if len(file.steps) != len(guide.steps):
        problem = f"bản dịch có {len(file.steps)} bước, bản tiếng Việt có {len(guide.steps)}"
        yield Hit(("steps",), problem, _FIX)
        return
    for index, (step, new) in enumerate(zip(guide.steps, map(to_step, file.steps), strict=True)):
        if _shape(step) != _shape(new):
            parts = ", ".join(key for key, value in _shape(step).items() if value != _shape(new)[key])
            problem = f"bước {index + 1} khác khung với bản tiếng Việt ({parts})"
            yield Hit(("steps", index), problem, _FIX)
        elif _leads_elsewhere(step, new):
            problem = f"bước {index + 1} dẫn tới nơi khác với bản tiếng Việt"
            yield Hit(
                ("steps", index), problem, "Bỏ “id”, “goto”, “guide” trong bản dịch, hoặc chép cho đúng."
            )


def _shape(step: Step) -> dict[str, object]:
    return {
        "choices": len(step.ways),
        "android": step.android is not None,
        "iphone": step.iphone is not None,
        "warning": step.warning is not None,
        "stuck": len(step.stuck),
        "done": [step.done is not None, *(way.done is not None for way in step.ways)],
    }


def _leads_elsewhere(step: Step, new: Step) -> bool:
    """A translation may leave ids and targets out; if it copies them, they must be the same."""
    pairs = [(step.id, new.id), (step.goto, new.goto)]
    for way, other in zip(step.ways, new.ways, strict=True):
        pairs += [(way.goto, other.goto), (way.guide, other.guide)]
    return any(theirs is not None and theirs != ours for ours, theirs in pairs)
