"""Handing documents over: their pages as pictures, in files and on a page of this computer's own."""
