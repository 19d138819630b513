"""Files and folders in, decoded sources out."""

from fumikura.source.decode import Decoded, decode
from fumikura.source.files import READERS, Found, bundled, find, load, read, read_stream

__all__ = ["READERS", "Decoded", "Found", "bundled", "decode", "find", "load", "read", "read_stream"]
