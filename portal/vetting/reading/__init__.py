"""Files of offers, as text and as rows: reading them changes nothing and asks no database."""
