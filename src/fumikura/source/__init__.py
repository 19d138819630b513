"""Files and folders in, decoded sources out."""

from fumikura.source.decode import Decoded, decode
from fumikura.source.files import READERS, Found, find, read, read_stream

__all__ = ["READERS", "Decoded", "Found", "decode", "find", "read", "read_stream"]
