"""What practice says of principles: the page of one, and the tables of a dossier."""
