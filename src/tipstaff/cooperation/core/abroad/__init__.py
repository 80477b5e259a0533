"""Requests between states: by treaty or INTERPOL only, reviewed blindly, and never where rights forbid them."""
