"""What others learned, shown where somebody chooses; and whether that knowledge is used."""
