"""The map of advisers: where nothing is learned, what stands in the way, what nobody works on."""
