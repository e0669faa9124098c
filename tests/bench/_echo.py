"""The least a bot can do with python-telegram-bot, as its manual shows it: say the same, with one button."""

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Bước tiếp", callback_data="1:next")]])


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text, reply_markup=BUTTON)


def main() -> None:
    builder = Application.builder().token(os.environ["TELEGRAM_TOKEN"])
    bot = builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot").concurrent_updates(True).build()
    bot.add_handler(MessageHandler(filters.TEXT, echo))
    bot.run_polling()


if __name__ == "__main__":
    main()
