"""What all printed things share: letterhead, slip frame, form, fonts, QR payload. Papers speak Indonesian."""
