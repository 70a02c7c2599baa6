"""Enclosures (lampiran, berkas): files on a request, an objection, a dispute or an audit."""
