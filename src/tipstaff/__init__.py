"""Tipstaff: the work around a judicial arrest warrant, from order to reviewed outcome."""
