// Forms with data-passkey ask the browser for a passkey before they are sent. Without this script they are sent without one,
// and the answer says so.
const ask = {
  create: options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const said = form.querySelector('[role=status]');
    const button = form.querySelector('button');
    said.textContent = '';
    button.disabled = true;
    try {
      const answer = await fetch(form.dataset.options, { method: 'POST' });
      if (!answer.ok) throw new Error(String(answer.status));
      form.elements.credential.value = JSON.stringify(await ask[form.dataset.passkey](await answer.json()));
      form.submit();
    } catch (fault) {
      // An address of numbers is no name that a passkey could belong to.
      said.textContent = fault.name === 'SecurityError' ? form.dataset.nameless : form.dataset.refused;
      button.disabled = false;
      button.focus();
    }
  });
}
