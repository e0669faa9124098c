"""Everything that can go wrong on purpose.

BotError
├── SettingsError      the environment or .env is not usable (operator)
├── ContentError       guides/ or locales/ cannot be served (editor, operator)
├── StorageError       the database is damaged, locked, full or of another version (operator)
├── ChannelError       a chat platform refuses us for good: wrong token … (operator)
├── NotAllowed         the person may not do this with these data (chat)
└── WrongUsage         the command line was given something impossible (operator)
"""


class BotError(Exception):
    """Carries one message for whoever runs the bot: what is wrong and what to do."""


class SettingsError(BotError):
    """Raised with all problems of all settings at once."""


class ContentError(BotError):
    """Guides or texts that would break at run time."""


class StorageError(BotError):
    """The data cannot be read or written safely; nothing was changed."""


class ChannelError(BotError):
    """A chat platform refuses us and trying again will not help."""


class NotAllowed(BotError):  # noqa: N818 - reads as a sentence where it is raised
    """A right is missing; the chat answers with the text `not-allowed`."""


class WrongUsage(BotError):  # noqa: N818
    """Names that do not exist, files that are in the way: exit status 2."""
