"""A block and its tokens in, what it mentions out: times and numbers."""

from fumikura.mentions import times

__all__ = ["times"]
