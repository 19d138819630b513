"""A block and its tokens in, what it mentions out: times and numbers."""

from fumikura.mentions import numbers, times

__all__ = ["numbers", "times"]
