"""The 1,741 municipalities of Japan: code, name, kind, how they call themselves, and public data about them."""
