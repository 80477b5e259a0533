"""Tipstaff: the work around a judicial arrest warrant, from order to reviewed outcome."""

__version__ = "0.1.0"
