"""What is given out of the register: sheets, files and packs, each an authorised act on the record."""
