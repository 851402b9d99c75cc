"""The house style of a gemeente: two colours and two fonts that stay legible, and a logo."""
