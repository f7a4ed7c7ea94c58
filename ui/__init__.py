"""The chat page: answers in a conversation, their quotes beside it in their place."""
