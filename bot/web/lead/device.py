"""What a browser says it is, in two words a person knows: “Chrome · Android”."""

BROWSERS = (
    ("Zalo", "Zalo"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"), ("coc_coc", "Cốc Cốc"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip


def device_name(user_agent: str) -> str:
    """Nothing else of it is kept; “?” for what names itself otherwise."""
    found = [
        next((name for sign, name in names if sign in user_agent), None) for names in (BROWSERS, SYSTEMS)
    ]
    return " · ".join(name for name in found if name) or "?"
