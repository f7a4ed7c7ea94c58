const plain = window.fetch;
window.fetch = async (...given) => {
  const reply = await plain(...given), note = document.querySelector('.yj-wait');
  if (note && new window.URL(reply.url).pathname.endsWith('/login')) {
    note.hidden = reply.status !== 429;
    note.querySelectorAll('b').forEach((one) => {
      one.textContent = reply.headers.get('retry-after');
    });
  }
  return reply;
};
