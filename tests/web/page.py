"""A page as a browser without JavaScript sees it: its forms, buttons, links and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Button:
    label: str
    name: str | None
    value: str


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)

    def filled(self, label: str | None = None, **more: str) -> dict[str, str]:
        """What is sent when that button is pressed."""
        button = next((button for button in self.buttons if button.label == label), None)
        assert label is None or button, f"there is no [{label}] in {[b.label for b in self.buttons]}"
        pressed = {button.name: button.value} if button and button.name else {}
        return self.fields | pressed | more


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.forms: list[Form] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.cells: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._form: Form | None = None
        self._button: Button | None = None
        self.feed(html)
        self.close()
        assert self._open == [], f"not closed: {self._open}"

    @property
    def answer(self) -> str:
        """The words of the last answer, its paragraphs a line each."""
        return "\n".join(self.words.get("words", []))

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be pressed to go on."""
        return tuple(
            button.label for form in self.forms for button in form.buttons if button.name in {"press", "text"}
        )

    def form(self, label: str | None = None) -> Form:
        """The form that has that button; without a label, the one to type in."""
        found = [
            form
            for form in self.forms
            if any(button.label == label for button in form.buttons)
            or (label is None and "text" in form.fields)
        ]
        assert found, f"no form has [{label}]"
        return found[0]

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag == "form":
            self._form = Form(attributes.get("action", ""))
            self.forms.append(self._form)
        if tag == "input" and self._form:
            self._form.fields[attributes["name"]] = attributes.get("value", "")
        if tag == "button":
            self._button = Button("", attributes.get("name"), attributes.get("value", ""))
            if self._form:
                self._form.buttons.append(self._button)
        self._begin_words(tag, attributes)
        if tag not in VOID:
            self._open.append((tag, attributes.get("class", "")))

    def _begin_words(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "a":
            self.links.append(attributes | {"text": ""})
        if tag in {"td", "th"}:
            self.cells.append("")
        if tag == "p":
            self.words.setdefault(next((c for _, c in self._open if c == "words"), ""), []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> was never opened"
        assert self._open[-1][0] == tag, f"</{tag}> closes <{self._open[-1][0]}>"
        self._open.pop()
        if tag == "form":
            self._form = None
        if tag == "button":
            self._button = None

    def handle_data(self, data: str) -> None:
        if any(tag == "a" for tag, _ in self._open):
            self.links[-1]["text"] += data
        if any(tag in {"td", "th"} for tag, _ in self._open):
            self.cells[-1] += data
        if self._button is not None:
            self._button.label += data
        elif any(tag == "p" for tag, _ in self._open):
            self.words[next((c for _, c in self._open if c == "words"), "")][-1] += data
