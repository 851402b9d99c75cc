"""Reports that everybody may read: made public, shown, described for archives, taken back."""
