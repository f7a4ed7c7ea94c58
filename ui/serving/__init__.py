"""How the page is served: who may ask, under which name, with which headers."""
