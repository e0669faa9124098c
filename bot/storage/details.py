"""What is kept about households besides their codes: sealed labels and phones, consent, who looked."""

LABEL, PHONE = "label", "phone"
"""What sealed texts are for."""
