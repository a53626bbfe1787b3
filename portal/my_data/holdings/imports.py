"""Files of offers and addresses for answers: work of staff, nothing about members."""

NOT_SHOWN = {
    "imports.by_id": "work: who brought a file of offers",
    "provider_links.made_by_id": "work: who asked those who offer something",
}
