"""The knowledge library: dossiers, interventions, instruments and practice examples."""
