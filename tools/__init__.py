"""What maintainers run now and then; nothing here is needed to run or to test the bot."""
